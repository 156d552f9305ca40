// @ts-check

/**
 * Lit without what this element has no use for: older browsers, elements that are made otherwise (decorators,
 * controllers, server-side rendering), and templates with more in them than ours have (directives, SVG, comments,
 * bindings of tags). What is left works as it did, and the tests run with it.
 *
 * A new version of Lit may be written otherwise: then the build fails, for better no build than one that nobody looked
 * at. Names are as they are in Lit's own production files.
 */

/** @type {Readonly<Record<string, readonly (readonly [what: string, instead: string])[]>>} */
const leftOut = {
  '@lit/reactive-element/css-tag.js': [
    // Browsers without constructable style sheets: all that have `AbortSignal.any()`, which this needs, have them.
    [
      't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
      '!0',
    ],
    // Styles made of several or as text, and words for who composes them wrongly: each of ours is one literal, one sheet.
    [
      'class n{constructor(t,e,o){if(this._$cssResult$=!0,o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o;const s=this.t;if(e&&void 0===t){const e=void 0!==s&&1===s.length;e&&(t=o.get(s)),void 0===t&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),e&&o.set(s,t))}return t}toString(){return this.cssText}}',
      'class n{}',
    ],
    [
      'i=(t,...e)=>{const o=1===t.length?t[0]:e.reduce((e,s,o)=>e+(t=>{if(!0===t._$cssResult$)return t.cssText;if("number"==typeof t)return t;throw Error("Value passed to \'css\' function must be a \'css\' function result: "+t+". Use \'unsafeCSS\' to pass non-literal values, but take care to ensure page security.")})(s)+t[o+1],t[0]);return new n(o,t,s)}',
      'i=t=>{const e=new CSSStyleSheet;return e.replaceSync(t[0]),{styleSheet:e}}',
    ],
  ],
  '@lit/reactive-element/reactive-element.js': [
    ['p=a.reactiveElementPolyfillSupport,', 'p=void 0,'],
    [',(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    // Decorators, and accessors of an author's own: options-element.ts makes all of them, with an attribute each.
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [
      'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,s=b){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}}static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??b}static _$Ei(){if(this.hasOwnProperty(d("elementProperties")))return;const t=n(this);t.finalize(),void 0!==t.l&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(d("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}this._$Eh=new Map;for(const[t,s]of this.elementProperties){const i=this._$Eu(t,s);void 0!==i&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(s){const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i}static _$Eu(t,s){const i=s.attribute;return!1===i?void 0:"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0}',
      'static get observedAttributes(){if(!this._$Eh){this._$Eh=new Map;for(const t in this.properties){const s=this.properties[t];this._$Eh.set(s.attribute,t),e(this.prototype,t,this.getPropertyDescriptor(t,"",s))}}return[...this._$Eh.keys()]}',
    ],
    [
      'constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}',
      'constructor(){super(),this.isUpdatePending=!1,this._$ES=new Promise(t=>this.enableUpdating=t),this.requestUpdate()}',
    ],
    [
      '_$E_(){const t=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}',
      '',
    ],
    // Controllers.
    [
      'addController(t){(this._$EO??=new Set).add(t),void 0!==this.renderRoot&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}',
      '',
    ],
    [',this._$EO?.forEach(t=>t.hostConnected?.())', ''],
    ['this._$EO?.forEach(t=>t.hostDisconnected?.())', ''],
    ['this._$EO?.forEach(t=>t.hostUpdate?.()),', ''],
    ['this._$EO?.forEach(t=>t.hostUpdated?.()),', ''],
    ['enableUpdating(t){}', ''],
    // Its styles are one sheet.
    [
      'const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return s(t,this.constructor.elementStyles),t',
      'const t=this.shadowRoot??this.attachShadow({mode:"open"});return t.adoptedStyleSheets=[this.constructor.styles.styleSheet],t',
    ],
    // Attributes are texts or flags here, and only flags are reflected.
    [
      'this._$AK(t,i)}_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}_$AK(t,s){const i=this.constructor,e=i._$Eh.get(t);if(void 0!==e&&this._$Em!==e){const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r,this._$Em=null}}',
      'const e=this.constructor,r=e._$Eh.get(t);r&&this._$Em!==r&&(this._$Em=r,this[r]=e.properties[r].type?null!==i:i,this._$Em="")}_$ET(t){this._$Em=t,this.toggleAttribute(this.constructor.properties[t].attribute,!!this[t]),this._$Em=""}',
    ],
    ['this._$Eq.forEach(t=>this._$ET(t,this[t]))', 'this._$Eq.forEach(t=>this._$ET(t))'],
    [
      'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}',
      'requestUpdate(t,s,h){if(t){if(i(this[t],s))return;h.reflect&&this._$Em!==t&&(this._$Eq??=new Set).add(t)}',
    ],
    [
      'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
      '',
    ],
    // Which properties have changed, first updates, and updates that are refused: nothing here asks for those.
    [
      'if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[t,s]of this._$Ep)this[t]=s;this._$Ep=void 0}const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
      '',
    ],
    [
      'let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this.update(s)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)',
      'try{this.willUpdate(),this.update()}catch(t){throw this._$EM(),t}this.updated()',
    ],
    ['_$AE(t){this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}', ''],
    ['{this._$AL=new Map,this.isUpdatePending=!1}', '{this.isUpdatePending=!1}'],
    [
      'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending',
      'return await this.scheduleUpdate(),!this.isUpdatePending',
    ],
    ['shouldUpdate(t){return!0}', ''],
    ['firstUpdated(t){}', ''],
    ['willUpdate(t){}', ''],
    ['updated(t){}', ''],
    ['{return this.getUpdateComplete()}getUpdateComplete()', ''],
    [
      'y.elementStyles=[],y.shadowRootOptions={mode:"open"},y[d("elementProperties")]=new Map,y[d("finalized")]=new Map,p',
      'p',
    ],
  ],
  'lit-html/lit-html.js': [
    [',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ';'],
    ['throw Error("invalid template strings array")', 'throw Error("raw")'],
    // Attributes of several values: ours are texts, of which none is equal to what was there before the first.
    ['this._$AH=Array(s.length-1).fill(new String)', 'this._$AH=[]'],
    // SVG and MathML.
    ['let n,l=2===i?"<svg>":3===i?"<math>":"",', 'let l="",'],
    ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
    [
      'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
      'this.el=S.createElement(f,e),P.currentNode=this.el.content;',
    ],
    // Bindings in comments, in tags, and in elements that hold nothing but text.
    [
      '"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p)',
      'c=void 0!==u[1]?m:p',
    ],
    [':c===_||c===m?c=v:(c=p,n=void 0)', ':c=c===m?v:p'],
    ['(c=n??v,d=-1)', '(c=v,d=-1)'],
    ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
    [
      'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
      '',
    ],
    [
      'if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
      'r.data===n&&d.push({type:2,index:l});',
    ],
    [':6===r.type&&(i=new Z(h,this,t))', ':0'],
    // Directives, and what tells them that their element comes and goes.
    [
      'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
      'const M=(t,i)=>i;',
    ],
    ['for(this._$AP?.(!1,!0,s);t!==this._$AB;)', 'for(;t!==this._$AB;)'],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
    ['class R{constructor(t,i){this._$AV=[],this._$AN=void 0,', 'class R{constructor(t,i){this._$AV=[],'],
    ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
    [',this._$Cv=e?.isConnected??!0', ''],
    ['this.type=2,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
    [
      'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
      '',
    ],
    ['class H{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', 'class H{'],
    ['this.type=1,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
    ['class I extends H{constructor(){super(...arguments),this.type=3}', 'class I extends H{'],
    ['class L extends H{constructor(){super(...arguments),this.type=4}', 'class L extends H{'],
    ['class z extends H{constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', 'class z extends H{'],
    // Values that are nodes, iterables other than arrays, and templates that were compiled beforehand.
    [':void 0!==t.nodeType?this.T(t):d(t)?this.k(t):this._(t)', ':this.k(t)'],
    [
      '"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
      'this._$AC(t)',
    ],
    ['const{values:i,_$litType$:s}=t,', 'const{values:i}=t,'],
    ['({_$litType$:t,strings:i,values:s})', '({strings:i,values:s})'],
    ['void 0!==t._$litType$?', 't.strings?'],
    // Listeners that are objects, and that come and go.
    [
      'if((t=M(this,t,i,0)??A)===E)return;const s=this._$AH,e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e);e&&this.element.removeEventListener(this.name,this,s),h&&this.element.addEventListener(this.name,this,t),this._$AH=t',
      'this._$AH===A&&this.element.addEventListener(this.name,this),this._$AH=t',
    ],
    [
      '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
      'this._$AH(t)',
    ],
    // Where to render, and how: always in all of a shadow root, in place of what a server has rendered there.
    [
      '(t,i,s)=>{const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h}',
      '(t,i)=>{i._$litPart$||(i.replaceChildren(),i._$litPart$=new k(i.appendChild(c()),null)),i._$litPart$._$AI(t)}',
    ],
    ['(t?.creationScope??l).importNode', 'l.importNode'],
    ['u(t){const{el:', 'u(){const{el:'],
    // The same, where values come in.
    ['t=M(this,t,i),a(t)?', 'a(t)?'],
    ['t=M(this,t,i,0),o=', 'o='],
    ['r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', 'r=e[s+n],'],
    ['_$AI(t,i=this){a(t)', '_$AI(t){a(t)'],
    ['_$AI(t,i=this){this', '_$AI(t){this'],
    ['_$AI(t,i=this,s,e){const h=this.strings', '_$AI(t,i,s){const h=this.strings'],
    ['o&&!e&&this.j(t)', 'o&&this.j(t)'],
    ['j(t){this.element[this.name]=t===A?void 0:t}', 'j(t){this.element[this.name]=t}'],
    ['toggleAttribute(this.name,!!t&&t!==A)', 'toggleAttribute(this.name,!!t)'],
    // Values that say that nothing is to be changed.
    ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
    ['t!==this._$AH&&t!==E,', 't!==this._$AH,'],
    ['i(t).nextSibling;i(t).remove(),', 't.nextSibling;t.remove(),'],
    ['new k(h,h.nextSibling,this,t)', 'new k(h,h.nextSibling)'],
    ['new r.ctor(h,r.name,r.strings,this,t)', 'new r.ctor(h,r.name,r.strings)'],
    // Parts are of two kinds: attributes have a class of their own.
    [
      '2===r.type?i=new k(h,h.nextSibling):1===r.type?i=new r.ctor(h,r.name,r.strings):0,',
      'i=r.ctor?new r.ctor(h,r.name,r.strings):new k(h,h.nextSibling),',
    ],
    ['d.push({type:1,index:l,', 'd.push({index:l,'],
    ['d.push({type:2,index:l})', 'd.push({index:l})'],
    ['constructor(t,i){this._$AV=[],this._$AD=t,this._$AM=i}', 'constructor(t){this._$AV=[],this._$AD=t}'],
    ['const t=new R(e,this),s=t.u(this.options);', 'const t=new R(e),s=t.u();'],
    [
      'constructor(t,i,s,e){this._$AH=A,this._$AA=t,this._$AB=i,this._$AM=s,this.options=e}',
      'constructor(t,i){this._$AH=A,this._$AA=t,this._$AB=i}',
    ],
    ['new k(this.O(c()),this.O(c()),this,this.options)', 'new k(this.O(c()),this.O(c()))'],
    [
      'constructor(t,i,s,e,h){this._$AH=A,this.element=t,this.name=i,this._$AM=e,this.options=h,',
      'constructor(t,i,s){this._$AH=A,this.element=t,this.name=i,',
    ],
  ],
  'lit-element/lit-element.js': [
    // Where in its root an element renders, and on whose behalf: always in all of it, and listeners are arrows.
    [
      'constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
      '',
    ],
    ['this._$Do=e(r,this.renderRoot,this.renderOptions)', 'e(r,this.renderRoot)'],
    // Server-side rendering.
    [',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});', ';'],
    ['(s.litElementVersions??=[]).push("4.2.2");', ''],
    // Only directives ask whether their element is connected.
    ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
    ['connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}', ''],
    ['disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}', ''],
    ['update(t){const r=this.render();super.update(t),', 'update(){const r=this.render();super.update(),'],
    ['render(){return r}', ''],
    ['i._$litElement$=!0,i["finalized"]=!0', ''],
  ],
};

/**
 * @param {string} path - of a file
 * @param {string} code - what is in it
 * @returns {string | undefined} a file of Lit's without what is not used; nothing for other files
 * @throws where something that is to be left out is not there
 */
export function leanLit(path, code) {
  // What it does for Lit as it comes, the lean one does itself.
  if (/\/element\/served-element\.[jt]s$/.test(path)) return "export { LitElement as ServedElement } from 'lit';";
  const [file, parts] = Object.entries(leftOut).find(([name]) => path.endsWith(`/node_modules/${name}`)) ?? [];
  return parts?.reduce((text, [what, instead]) => {
    if (text.split(what).length !== 2)
      throw new Error(`${file} is not as it was: look again at what can be left out of it (${what.slice(0, 60)}).`);
    return text.replace(what, () => instead);
  }, code);
}
